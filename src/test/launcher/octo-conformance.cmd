@echo off
rem Starts the suite that lies beside this script, sooner than "java -jar" does: with the quick compiler, and with an
rem archive of its loaded classes once "octo-conformance warm-up" has made one. Everything works without it.
setlocal
set "JAR=%~dp0octo-webhooks-conformance.jar"
if not exist "%JAR%" (
  echo There is no octo-webhooks-conformance.jar beside this script. Keep the two together. 1>&2
  exit /b 2
)
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
set "CACHE=%LOCALAPPDATA%\octo-conformance"
if defined OCTO_CONFORMANCE_CACHE set "CACHE=%OCTO_CONFORMANCE_CACHE%\octo-conformance"
set "ARCHIVE=%CACHE%\classes.jsa"
set "QUICK=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xlog:disable -Xlog:all=error:stderr -Dsun.net.httpserver.nodelay=true"
if "%~1"=="warm-up" goto warmup
set "SHARED="
if not "%OCTO_CONFORMANCE_CDS%"=="off" if exist "%ARCHIVE%" set "SHARED=-XX:SharedArchiveFile="%ARCHIVE%""
"%JAVA%" %QUICK% %SHARED% %JAVA_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%

:warmup
if not exist "%CACHE%" mkdir "%CACHE%" 2>nul
"%JAVA%" %QUICK% -XX:ArchiveClassesAtExit="%ARCHIVE%" -jar "%JAR%" run --quiet --only LIST-02,DLV-01 --report-dir "%CACHE%\report" --set waits.quietMin=100ms >nul 2>&1
if exist "%ARCHIVE%" (echo The archive lies in %ARCHIVE%) else (echo The archive could not be made; everything works without it. 1>&2)
exit /b 0
