'use client'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { useSurroundings } from '#components/route-designer/designer-context.tsx'
import { useStart } from '#components/route-designer/use-start.ts'
import { FormField } from '#components/ui/form-field.tsx'
import { Select } from '#components/ui/select.tsx'
import type { DocumentNode, DocumentSource } from '#lib/route/graph.ts'
import { Choice } from './choice.tsx'
import { DriveSetting } from './drive-setting.tsx'
import { isFile, useFields } from './use-fields.ts'
import { useNodeEdit } from './use-node.ts'

const empty: { [From in DocumentSource['from']]: Extract<DocumentSource, { from: From }> } = {
  template: { from: 'template', templateId: '' },
  'file-field': { from: 'file-field', field: '' },
  drive: { from: 'drive', fileId: '' },
  input: { from: 'input', input: '' },
  formalised: { from: 'formalised', type: 'utd' },
}
const kinds = Object.keys(empty) as DocumentSource['from'][]

export function DocumentForm({ node }: { node: DocumentNode }) {
  const t = useTranslations('designer.inspector')
  const set = useNodeEdit(node)
  return (
    <>
      <FormField label={t('source')}>
        {(links) => (
          <Select
            {...links}
            value={node.source?.from ?? ''}
            onChange={(event) => {
              const from = kinds.find((kind) => kind === event.target.value)
              set({ source: from ? empty[from] : null })
            }}
          >
            <option value="">{t('choose')}</option>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`sources.${kind}`)}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      {node.source ? (
        <SourceField source={node.source} onChange={(source) => set({ source }, 'source')} />
      ) : null}
    </>
  )
}

function SourceField(props: { source: DocumentSource; onChange(source: DocumentSource): void }) {
  const { source, onChange } = props
  const t = useTranslations('designer.inspector')
  const { catalogue } = useSurroundings()
  const said = useSaid()
  const start = useStart()
  const types = start?.entityTypeIds ?? []
  const files = useFields(isFile)
  switch (source.from) {
    case 'template': {
      const fitting = catalogue.templates?.filter((each) =>
        types.every((type) => each.entityTypeIds.length === 0 || each.entityTypeIds.includes(type)),
      )
      return (
        <Choice
          label={t('template')}
          value={source.templateId}
          options={fitting?.map((each) => ({ value: each.id, label: each.name }))}
          none={t('noTemplates')}
          onChange={(templateId) => onChange({ from: 'template', templateId })}
        />
      )
    }
    case 'file-field':
      return (
        <Choice
          label={t('field')}
          value={source.field}
          options={files}
          none={t('noFileFields')}
          onChange={(field) => onChange({ from: 'file-field', field })}
        />
      )
    case 'drive':
      return <DriveSetting value={source.fileId} onChange={(fileId) => onChange({ from: 'drive', fileId })} />
    case 'input':
      return (
        <Choice
          label={t('input')}
          value={source.input}
          options={
            start?.inputs.map((each) => ({ value: each.name, label: said(each.label) || each.name })) ?? []
          }
          none={t('noInputs')}
          local
          onChange={(input) => onChange({ from: 'input', input })}
        />
      )
    case 'formalised':
      return (
        <Choice
          label={t('sources.formalised')}
          value={source.type}
          options={(['utd', 'act', 'invoice'] as const).map((value) => ({
            value,
            label: t(`formalised.${value}`),
          }))}
          onChange={(type) =>
            onChange({ ...source, type: type === 'act' || type === 'invoice' ? type : 'utd' })
          }
        />
      )
  }
}
