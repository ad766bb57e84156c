import { listed, readRow, selected } from '#lib/bitrix24/emulator/listing.ts'
import { type Call, guarded, type Methods } from '#lib/bitrix24/emulator/method.ts'
import { jsonMapOf, listOf, loose, textOf, wholeOf } from '#lib/bitrix24/emulator/params.ts'
import { processTemplates } from '#lib/bitrix24/emulator/process-templates.ts'
import { Refusal } from '#lib/bitrix24/emulator/refusal.ts'
import { waitingRun } from '#lib/bitrix24/emulator/robot-run.ts'

const denied = () => new Refusal(403, 'ACCESS_DENIED', 'Access denied!')

/** Robots of a stage are a template of their own. */
const automationTemplate = '2'

const instances = ({ world, portal, params }: Call) => {
  const runs = Object.values(world.robotRuns)
    .filter((run) => waitingRun(portal, run.eventToken))
    .map((run) => ({
      ID: run.workflowId,
      MODULE_ID: 'crm',
      ENTITY:
        run.entityTypeId === 2 ? 'CCrmDocumentDeal' : 'Bitrix\\Crm\\Integration\\BizProc\\Document\\Dynamic',
      DOCUMENT_ID:
        run.entityTypeId === 2 ? `DEAL_${run.entityId}` : `DYNAMIC_${run.entityTypeId}_${run.entityId}`,
      STARTED: run.since,
      STARTED_BY: '0',
      TEMPLATE_ID: automationTemplate,
      OWNED_UNTIL: null,
    }))
  // A process that was started waits for people of the portal, whom the lab does not play: it runs for ever.
  const started = world.workflows.map(({ id, documentId, startedBy, at, templateId }) => ({
    ID: id,
    MODULE_ID: 'crm',
    ENTITY: 'CCrmDocumentDeal',
    DOCUMENT_ID: documentId,
    STARTED: at,
    STARTED_BY: String(startedBy),
    TEMPLATE_ID: String(templateId),
    OWNED_UNTIL: null,
  }))
  const given = {
    filter: loose(params, 'FILTER'),
    order: loose(params, 'ORDER'),
    start: loose(params, 'start'),
  }
  const { items, ...page } = listed([...runs, ...started], given, readRow)
  return { ...page, result: items.map((row) => selected(row, loose(params, 'SELECT'))) }
}

const start = (call: Call) => {
  const { world, portal, params, caller } = call
  const templateId = wholeOf(loose(params, 'TEMPLATE_ID'))
  const template = processTemplates.find(({ ID }) => ID === String(templateId))
  if (templateId === undefined || !template)
    throw new Refusal(400, 'ERROR_WRONG_WORKFLOW_ID', 'Empty or wrong TEMPLATE_ID')
  const document = (listOf(loose(params, 'DOCUMENT_ID')) ?? []).map(textOf)
  const [, entity, documentId = ''] = document
  const isOfTemplate = document.length === 3 && entity === template.ENTITY
  if (!isOfTemplate || !world.items['2']?.[documentId.replace(/^DEAL_/, '')])
    throw new Refusal(400, '0', 'Incorrect document type or id')
  const id = `${portal.now().getTime().toString(16)}.${portal.nextId('workflow')}`
  const parameters = jsonMapOf(loose(params, 'PARAMETERS'))
  world.workflows.push({
    ...{ id, templateId, documentId, parameters },
    ...{ startedBy: caller.user.id, at: portal.stamp() },
  })
  return { result: id }
}

const templates = ({ params }: Call) => {
  const given = {
    filter: loose(params, 'FILTER'),
    order: loose(params, 'ORDER'),
    start: loose(params, 'start'),
  }
  const { items, ...page } = listed(processTemplates, given, readRow)
  return { ...page, result: items.map((row) => selected(row, loose(params, 'SELECT') ?? ['ID'])) }
}

/**
 * Business processes: their templates, which only an administrator reads, and those that run.
 * @see https://apidocs.bitrix24.com/api-reference/bizproc/template/bizproc-workflow-template-list.html
 */
export const processMethods: Methods = guarded(
  { scope: ['bizproc'] },
  {
    'bizproc.workflow.instances': { admin: denied, run: instances },
    'bizproc.workflow.start': { run: start },
    'bizproc.workflow.template.list': { admin: denied, run: templates },
  },
)
