'use client'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { useSurroundings } from '#components/route-designer/designer-context.tsx'
import { fittingKind, offeredKinds } from '#components/route-designer/suggestion.ts'
import { FormField } from '#components/ui/form-field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import type { ConnectionChoice, SignatureKind, StepNode } from '#lib/route/graph.ts'
import { signatureKinds } from '#lib/route/graph.ts'
import { connectionOf } from '#lib/route/rule.ts'
import { signatureTitles } from '#lib/route/titles.ts'
import { DeadlineForm } from './deadline-form.tsx'
import { Participants } from './participants.tsx'
import { Section, Segments } from './section.tsx'
import { useNodeEdit } from './use-node.ts'

export function StepForm({ node }: { node: StepNode }) {
  const t = useTranslations('designer.inspector')
  const set = useNodeEdit(node)
  return (
    <>
      <ConnectionFields node={node} />
      <Section title={t('participants')}>
        <Participants value={node.participants} onChange={(participants) => set({ participants })} />
        {node.participants.length > 1 ? <ManyFields node={node} /> : null}
      </Section>
      <DeadlineForm node={node} />
    </>
  )
}

function ConnectionFields({ node }: { node: StepNode }) {
  const t = useTranslations('designer.inspector')
  const said = useSaid()
  const set = useNodeEdit(node)
  const { catalogue } = useSurroundings()
  const can = connectionOf(node, catalogue)?.capabilities
  const offered = can && offeredKinds(node.kind, can)
  const choose = (connection: ConnectionChoice | null) => {
    const next = connectionOf({ ...node, connection }, catalogue)
    const kinds = next ? offeredKinds(node.kind, next.capabilities) : []
    set({ connection, signature: fittingKind(node.signature, kinds) })
  }
  const providers = new Map(catalogue.connections.map((each) => [each.provider, each.providerName]))
  return (
    <>
      {node.kind === 'sign' ? (
        <Segments
          label={t('party')}
          value={node.party}
          options={(['ours', 'counterparty'] as const).map((value) => ({
            value,
            label: t(`parties.${value}`),
          }))}
          onChange={(party) => set({ party })}
        />
      ) : null}
      <FormField
        label={t('connection')}
        hint={catalogue.connections.length === 0 ? t('noConnections') : undefined}
      >
        {(links) => (
          <Select
            {...links}
            value={written(node.connection)}
            onChange={(event) => choose(chosen(event.target.value))}
          >
            <option value="">{t('choose')}</option>
            {lost(node, catalogue.connections) ? (
              <option value={written(node.connection)}>{t('lostConnection')}</option>
            ) : null}
            {catalogue.connections.map((each) => (
              <option key={each.id} value={`connection:${each.id}`}>
                {each.label}
              </option>
            ))}
            {[...providers].map(([provider, name]) => (
              <option key={provider} value={`provider:${provider}`}>
                {t('anyOf', { provider: name })}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      <FormField label={t('signature')}>
        {(links) => (
          <Select
            {...links}
            value={node.signature}
            onChange={(event) => set({ signature: kindOf(event.target.value) })}
          >
            {signatureKinds.map((kind) => {
              const given = !offered || offered.includes(kind)
              const name = said(signatureTitles[kind])
              return (
                <option key={kind} value={kind} disabled={!given && kind !== node.signature}>
                  {given ? name : t('notOffered', { kind: name })}
                </option>
              )
            })}
          </Select>
        )}
      </FormField>
    </>
  )
}

const kindOf = (value: string): SignatureKind => signatureKinds.find((kind) => kind === value) ?? 'simple'

const written = (choice: ConnectionChoice | null): string =>
  choice
    ? choice.by === 'connection'
      ? `connection:${choice.connectionId}`
      : `provider:${choice.provider}`
    : ''

const lost = (node: StepNode, connections: readonly { id: string; provider: string }[]): boolean =>
  node.connection !== null &&
  !connections.some((each) =>
    [`connection:${each.id}`, `provider:${each.provider}`].includes(written(node.connection)),
  )

function chosen(value: string): ConnectionChoice | null {
  const at = value.indexOf(':')
  const id = value.slice(at + 1)
  if (at < 0) return null
  return value.startsWith('provider:')
    ? { by: 'provider', provider: id }
    : { by: 'connection', connectionId: id }
}

function ManyFields({ node }: { node: StepNode }) {
  const t = useTranslations('designer.inspector')
  const set = useNodeEdit(node)
  const some = typeof node.quorum === 'number'
  return (
    <>
      <Segments
        label={t('order')}
        value={node.order}
        options={(['sequential', 'parallel'] as const).map((value) => ({
          value,
          label: t(`orders.${value}`),
        }))}
        onChange={(order) => set({ order })}
      />
      <div className="flex items-end gap-2">
        <FormField label={t('quorum')} className="flex-1">
          {(links) => (
            <Select
              {...links}
              value={some ? 'some' : node.quorum}
              onChange={(event) => {
                const value = event.target.value
                set({ quorum: value === 'some' ? 1 : value === 'any' ? 'any' : 'all' })
              }}
            >
              {(['all', 'any', 'some'] as const).map((value) => (
                <option key={value} value={value}>
                  {t(`quorums.${value}`)}
                </option>
              ))}
            </Select>
          )}
        </FormField>
        {some ? (
          <Input
            type="number"
            min={1}
            max={node.participants.length}
            aria-label={t('quorumCount')}
            className="w-20"
            value={node.quorum}
            onChange={(event) => set({ quorum: Math.max(1, event.target.valueAsNumber || 1) }, 'quorum')}
          />
        ) : null}
      </div>
    </>
  )
}
