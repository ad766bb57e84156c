'use client'
import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useDesigner, useSurroundings } from '#components/route-designer/designer-context.tsx'
import { ownTypes, useTypeTitle } from '#components/route-designer/entity-type.ts'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import type { InputType, RouteInput, StartNode } from '#lib/route/graph.ts'
import { Section } from './section.tsx'
import { useNodeEdit } from './use-node.ts'

const inputTypes: readonly InputType[] = [
  'string',
  'text',
  'int',
  'double',
  'bool',
  'date',
  'datetime',
  'user',
  'select',
]

export function StartForm({ node }: { node: StartNode }) {
  const t = useTranslations('designer.inspector')
  const set = useNodeEdit(node)
  const readOnly = useDesigner((state) => state.readOnly)
  const add = () => {
    const name = `input_${node.inputs.length + 1}`
    set({ inputs: [...node.inputs, { name, type: 'string', label: { ru: '', en: '' }, required: false }] })
  }
  const change = (at: number, next: RouteInput | null, field?: string) =>
    set(
      { inputs: node.inputs.flatMap((input, place) => (place === at ? (next ?? []) : input)) },
      field && `${field} ${at}`,
    )
  return (
    <>
      <TypesSection node={node} />
      <Section
        title={t('inputs')}
        hint={t('inputsHint')}
        action={
          readOnly ? null : (
            <Button
              look="ghost"
              size="icon-sm"
              aria-label={t('addInput')}
              title={t('addInput')}
              onClick={add}
            >
              <Plus aria-hidden="true" />
            </Button>
          )
        }
      >
        {node.inputs.map((input, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an input has no id but its place while its name is typed
          <InputRow key={at} input={input} onChange={(next, field) => change(at, next, field)} />
        ))}
      </Section>
    </>
  )
}

function TypesSection({ node }: { node: StartNode }) {
  const t = useTranslations('designer.inspector')
  const set = useNodeEdit(node)
  const { pipelines } = useSurroundings().catalogue
  const titleOfType = useTypeTitle()
  const known = (pipelines ?? []).map((pipeline) => pipeline.entityTypeId)
  const types = [...new Set([...ownTypes, ...known, ...node.entityTypeIds])]
  return (
    <Section title={t('types')}>
      <div className="grid gap-1.5">
        {types.map((type) => (
          <div key={type}>
            {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control */}
            <label className="flex cursor-pointer items-center gap-2 text-sm">
              <Checkbox
                checked={node.entityTypeIds.includes(type)}
                onCheckedChange={(on) =>
                  set({
                    entityTypeIds: types.filter((each) =>
                      each === type ? on === true : node.entityTypeIds.includes(each),
                    ),
                  })
                }
              />
              {titleOfType(type)}
            </label>
            {node.entityTypeIds.includes(type) ? <Stages entityTypeId={type} /> : null}
          </div>
        ))}
      </div>
    </Section>
  )
}

/** The portal's own stages in their own colours, so that one sees at once which funnel it is. */
function Stages({ entityTypeId }: { entityTypeId: number }) {
  const pipelines = useSurroundings().catalogue.pipelines?.filter(
    (each) => each.entityTypeId === entityTypeId,
  )
  return pipelines?.map((pipeline) => (
    <div key={pipeline.id} className="mt-1.5 ml-6">
      <p className="truncate text-ink-faint text-xs">{pipeline.name}</p>
      <p className="mt-1 flex gap-0.5" aria-hidden="true">
        {[...pipeline.stages]
          .sort((a, b) => a.sort - b.sort)
          .map((stage) => (
            <span
              key={stage.id}
              title={stage.name}
              style={{ background: stage.color }}
              className="h-1.5 min-w-2 flex-1 rounded-full"
            />
          ))}
      </p>
    </div>
  ))
}

function InputRow(props: { input: RouteInput; onChange(next: RouteInput | null, field?: string): void }) {
  const { input, onChange } = props
  const t = useTranslations('designer.inspector')
  return (
    <div className="grid gap-1.5 rounded-lg border p-2">
      <div className="flex gap-1.5">
        <Input
          aria-label={t('inputName')}
          value={input.name}
          onChange={(event) => onChange({ ...input, name: event.target.value }, 'name')}
        />
        <Select
          aria-label={t('inputType')}
          value={input.type}
          onChange={(event) =>
            onChange({ ...input, type: inputTypes.find((each) => each === event.target.value) ?? 'string' })
          }
        >
          {inputTypes.map((type) => (
            <option key={type} value={type}>
              {t(`inputTypes.${type}`)}
            </option>
          ))}
        </Select>
        <Button
          look="ghost"
          size="icon"
          aria-label={t('removeItem', { what: input.name })}
          onClick={() => onChange(null)}
        >
          <Trash2 aria-hidden="true" />
        </Button>
      </div>
      <div className="grid grid-cols-2 gap-1.5">
        {(['ru', 'en'] as const).map((locale) => (
          <Input
            key={locale}
            aria-label={`${t('inputLabel')} (${locale})`}
            placeholder={`${t('inputLabel')} (${locale})`}
            value={input.label[locale]}
            onChange={(event) =>
              onChange(
                { ...input, label: { ...input.label, [locale]: event.target.value } },
                `label ${locale}`,
              )
            }
          />
        ))}
      </div>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control */}
      <label className="flex items-center gap-2 text-sm">
        <Checkbox
          checked={input.required}
          onCheckedChange={(on) => onChange({ ...input, required: on === true })}
        />
        {t('inputRequired')}
      </label>
    </div>
  )
}
