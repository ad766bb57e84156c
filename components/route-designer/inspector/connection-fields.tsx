'use client'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { useSurroundings } from '#components/route-designer/designer-context.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Select } from '#components/ui/select.tsx'
import { connectionOf } from '#lib/route/connection-of.ts'
import type { ConnectionChoice, SignatureKind, StepNode } from '#lib/route/graph.ts'
import { signatureKinds } from '#lib/route/graph.ts'
import { offeredKinds } from '#lib/route/offered.ts'
import { stepsBeside, swapOf } from '#lib/route/swap.ts'
import { signatureTitles } from '#lib/route/titles.ts'
import { Segments } from './section.tsx'
import { useNodeEdit } from './use-node.ts'

const SwapPanel = lazy(() => import('./swap-panel.tsx'))

/** Who carries the step, for whose side and with which kind of signature. */
export function ConnectionFields({ node }: { node: StepNode }) {
  const t = useTranslations('designer.inspector')
  const set = useNodeEdit(node)
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
      <ConnectionField node={node} />
      <SignatureField node={node} />
    </>
  )
}

function ConnectionField({ node }: { node: StepNode }) {
  const t = useTranslations('designer.inspector')
  const { catalogue, store } = useSurroundings()
  const [wanted, setWanted] = useState<ConnectionChoice | null>(null)
  /** By arrows one passes other choices on the way: what a step without a connection is given asks nothing. */
  const free = useRef(false)
  const choose = (to: ConnectionChoice | null) => {
    const { graph, edit } = store.getState()
    const swap = swapOf(graph, catalogue, { steps: [node.id], to })
    const alone = stepsBeside(graph, catalogue, node).length === 1
    const asks = node.connection !== null && to !== null && !free.current
    if (asks && written(to) !== written(node.connection) && !(alone && swap.losses.length === 0))
      return setWanted(to)
    setWanted(null)
    if (written(to) !== written(node.connection)) edit(swap.edit, undefined, 'swap-connection')
  }
  const providers = new Map(catalogue.connections.map((each) => [each.provider, each.providerName]))
  const shown = wanted ?? node.connection
  return (
    <>
      <FormField
        label={t('connection')}
        hint={catalogue.connections.length === 0 ? t('noConnections') : undefined}
      >
        {(links) => (
          <Select
            {...links}
            value={written(shown)}
            onFocus={() => {
              free.current = node.connection === null
            }}
            onBlur={() => {
              free.current = false
            }}
            onChange={(event) => choose(chosen(event.target.value))}
          >
            <option value="">{t('choose')}</option>
            {isLost(node, catalogue.connections) ? (
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
      <Suspense>
        {wanted ? <SwapPanel node={node} to={wanted} onDone={() => setWanted(null)} /> : null}
      </Suspense>
    </>
  )
}

function SignatureField({ node }: { node: StepNode }) {
  const t = useTranslations('designer.inspector')
  const said = useSaid()
  const set = useNodeEdit(node)
  const connection = connectionOf(node, useSurroundings().catalogue)
  const offered = connection && offeredKinds(node.kind, connection)
  return (
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
  )
}

const kindOf = (value: string): SignatureKind => signatureKinds.find((kind) => kind === value) ?? 'simple'

const written = (choice: ConnectionChoice | null): string =>
  choice
    ? choice.by === 'connection'
      ? `connection:${choice.connectionId}`
      : `provider:${choice.provider}`
    : ''

const isLost = (node: StepNode, connections: readonly { id: string; provider: string }[]): boolean =>
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
