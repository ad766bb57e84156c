'use client'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Select } from '#components/ui/select.tsx'
import { actionDeclarations, declarationOf } from '#lib/route/action.ts'
import type { ActionNode } from '#lib/route/graph.ts'
import { ActionSetting } from './action-setting.tsx'
import { useNodeEdit } from './use-node.ts'

/** One action of Bitrix24 with the settings that it declares. */
export function ActionForm({ node }: { node: ActionNode }) {
  const t = useTranslations('designer.inspector')
  const said = useSaid()
  const set = useNodeEdit(node)
  return (
    <>
      <FormField label={t('action')}>
        {(links) => (
          <Select
            {...links}
            value={node.action}
            onChange={(event) => set({ action: event.target.value, settings: {} })}
          >
            <option value="">{t('choose')}</option>
            {actionDeclarations.map(({ name, title }) => (
              <option key={name} value={name}>
                {said(title)}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      {declarationOf(node.action)?.settings.map((setting) => (
        <ActionSetting
          key={setting.name}
          setting={setting}
          settings={node.settings}
          value={node.settings[setting.name]}
          onChange={(value) => set({ settings: { ...node.settings, [setting.name]: value } }, setting.name)}
        />
      ))}
    </>
  )
}
