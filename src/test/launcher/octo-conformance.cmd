@echo off
rem Starts the suite that lies beside this script, sooner than "java -jar" does: with the quick compiler, and with an
rem archive of its loaded classes once "octo-conformance warm-up" has made one. Everything works without it.
rem   JAVA_HOME, JAVA_OPTS        which Java, and what else it is told
rem   OCTO_CONFORMANCE_CACHE      where the archive lies instead of in the user's folder
rem   OCTO_CONFORMANCE_CDS=off    no archive
rem Names of folders may hold "(", "&" and "!": nothing of them stands in a block or outside quotes.
setlocal DisableDelayedExpansion
set "JAR=%~dp0octo-webhooks-conformance.jar"
if exist "%JAR%" goto java
>&2 echo There is no octo-webhooks-conformance.jar beside this script. Keep the two together.
exit /b 2

:java
set "JAVA="
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
if not defined JAVA for %%J in (java.exe) do set "JAVA=%%~$PATH:J"
if defined JAVA goto cache
>&2 echo There is no Java. Install version 17 or newer, or let JAVA_HOME name its folder.
exit /b 2

:cache
set "CACHE=%LOCALAPPDATA%\octo-conformance"
if defined OCTO_CONFORMANCE_CACHE set "CACHE=%OCTO_CONFORMANCE_CACHE%\octo-conformance"
set "ARCHIVE=%CACHE%\classes.jsa"
set "QUICK=-XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=3 -XX:+UseSerialGC -Xms64m -Xmn24m -Xshare:auto -Xlog:disable -Xlog:all=error:stderr -Dsun.net.httpserver.nodelay=true"
if "%~1"=="warm-up" goto warmup
if "%OCTO_CONFORMANCE_CDS%"=="off" goto plain
if not exist "%ARCHIVE%" goto plain
"%JAVA%" %QUICK% "-XX:SharedArchiveFile=%ARCHIVE%" %JAVA_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%

:plain
"%JAVA%" %QUICK% %JAVA_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%

:warmup
if not exist "%CACHE%" mkdir "%CACHE%" 2>nul
"%JAVA%" %QUICK% "-XX:ArchiveClassesAtExit=%ARCHIVE%" -jar "%JAR%" run --demo --quiet --only LIST-02,DLV-01 --report-dir "%CACHE%\report" --set waits.quietMin=100ms >nul 2>&1
if exist "%ARCHIVE%" goto warm
>&2 echo The archive could not be made; everything works without it.
exit /b 0

:warm
echo The archive lies in "%ARCHIVE%"
exit /b 0
