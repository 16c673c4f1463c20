<#macro ids rows><#list rows as row>${row.id}<#sep>, </#list></#macro>
## OCTO webhooks: ${word}

${sentence}<#if run.partial>

> This report is *partial*: the run ended before its end.</#if>

${run.target} · profile ${run.profile} · ${run.strictness} · budget ${run.budget} · suite ${run.suiteVersion} · ${started} · ${took}

| | <#list verdicts as verdict>${verdict} | </#list>
|---|<#list verdicts as verdict>--:|</#list>
<#list areas as area>
| ${area.title} | <#list area.counts as count><#if count gt 0>${count}<#else>·</#if> | </#list>
</#list>
| **All** | <#list total.counts as count>${count} | </#list>
<#macro breaches title rows>
<#if rows?has_content>

### ${title}

<#list rows as row>
- **${row.id}** (${row.level}) ${row.title}
  — ${row.message}<#if row.where?has_content> (<#list row.where as place><#if place.url??>[${place.name}](${place.url?replace("&#58;", ":")?replace("&#35;", "#")?replace("&#46;", ".")})<#else>${place.name}</#if><#sep>; </#list>)</#if><#if row.sender??>
  — ${row.sender}</#if>
</#list>
</#if>
</#macro>
<@breaches "The suite broke" errors/>
<@breaches "Broken" failures/>
<@breaches "Recommended, and not followed" warnings/>
<#if undecided?has_content>

### Not decided

<#list undecided as group>
- **${group.code}**, ${group.why}: <@ids group.rows/>
</#list>
<#list suspected as known>
- <@ids known.rows/>: ${known.hint}
</#list>
</#if>
<#if notApplicable?has_content>

### Not applicable

<#list notApplicable as group>
- <@ids group.rows/>: ${group.why}
</#list>
</#if>
<#if measured?has_content>

### Measured

<#list measured as words>
- ${words}
</#list>
</#if>

### What the run did

<#list deeds as deed>
- ${deed.what}: ${deed.count}
</#list>
<#list notices as notice>
- **Note:** ${notice}
</#list>
