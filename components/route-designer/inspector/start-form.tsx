'use client'
import { Plus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useDesigner, useSurroundings } from '#components/route-designer/designer-context.tsx'
import { ownTypes, useTypeTitle } from '#components/route-designer/entity-type.ts'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import type { RouteInput, StartNode } from '#lib/route/graph.ts'
import { freshId } from '#lib/route/new-node.ts'
import { InputRow } from './input-row.tsx'
import { Section } from './section.tsx'
import { useNodeEdit } from './use-node.ts'

export function StartForm({ node }: { node: StartNode }) {
  const t = useTranslations('designer.inspector')
  const set = useNodeEdit(node)
  const readOnly = useDesigner((state) => state.readOnly)
  const add = () => {
    const taken = node.inputs.map((input) => input.name.replace('_', '-'))
    const name = freshId(taken, 'input').replace('-', '_')
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
          <InputRow
            // biome-ignore lint/suspicious/noArrayIndexKey: an input has no id but its place while its name is typed
            key={at}
            input={input}
            taken={node.inputs.some((each, place) => place !== at && each.name === input.name)}
            onChange={(next, field) => change(at, next, field)}
          />
        ))}
      </Section>
    </>
  )
}

function TypesSection({ node }: { node: StartNode }) {
  const t = useTranslations('designer.inspector')
  const set = useNodeEdit(node)
  const { pipelines, itemTypes } = useSurroundings().catalogue
  const titleOfType = useTypeTitle()
  const known = (pipelines ?? []).map((pipeline) => pipeline.entityTypeId)
  const listed = (itemTypes ?? []).map(({ entityTypeId }) => entityTypeId)
  const types = [...new Set([...ownTypes, ...listed, ...known, ...node.entityTypeIds])]
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
