'use client'
import { CircleCheck, CircleHelp, CircleMinus, type LucideIcon } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { cn } from '#components/ui/cn.ts'
import type { MoveAnswers, MoveLine } from '#lib/envelope/move/verdict.ts'
import type { Groups } from './grouping.ts'
import { LineList } from './line-list.tsx'
import { Questions } from './questions.tsx'

/** Envelopes by their verdicts: those that move, those that somebody must decide about, those that stay. */
export function MoveGroups(props: {
  groups: Groups
  unchosen: ReadonlySet<string>
  onUnchosen(unchosen: ReadonlySet<string>): void
  answers: ReadonlyMap<string, MoveAnswers>
  onAnswers(key: string, answers: MoveAnswers): void
}) {
  const t = useTranslations('move')
  const said = useSaid()
  const { moves, asked, staying } = props.groups
  const sum = (groups: readonly { lines: MoveLine[] }[]) =>
    groups.reduce((n, { lines }) => n + lines.length, 0)
  return (
    <>
      {moves.length > 0 ? (
        <Group
          icon={CircleCheck}
          colour="text-good"
          title={t('groups.moves', { n: moves.length })}
          testId="moves"
        >
          <Chosen {...props} lines={moves} />
        </Group>
      ) : null}
      {asked.length > 0 ? (
        <Group
          icon={CircleHelp}
          colour="text-warn"
          title={t('groups.decision', { n: sum(asked) })}
          testId="decision"
        >
          {asked.map(({ key, questions, lines }) => (
            <div key={key} className="mt-2 grid gap-2 rounded-lg border p-3">
              <Questions
                questions={questions}
                answers={props.answers.get(key) ?? {}}
                onAnswer={(given) => props.onAnswers(key, given)}
              />
              <LineList lines={lines} />
            </div>
          ))}
        </Group>
      ) : null}
      {staying.length > 0 ? (
        <Group
          icon={CircleMinus}
          colour="text-ink-faint"
          title={t('groups.stays', { n: sum(staying) })}
          testId="stays"
        >
          {staying.map(({ why, later, lines }) => (
            <div key={why.en} className="mt-2 grid gap-1 rounded-lg bg-sunken p-3">
              <p className="text-sm">
                {said(why)} {later ? t('later') : null}
              </p>
              <LineList lines={lines} />
            </div>
          ))}
        </Group>
      ) : null}
    </>
  )
}

function Group(props: {
  icon: LucideIcon
  colour: string
  title: string
  testId: string
  children: ReactNode
}) {
  const id = useId()
  const Icon = props.icon
  return (
    <section aria-labelledby={id} data-testid={`group:${props.testId}`}>
      <h3 id={id} className="flex items-center gap-2 font-semibold text-sm">
        <Icon aria-hidden="true" className={cn('size-4', props.colour)} />
        {props.title}
      </h3>
      {props.children}
    </section>
  )
}

function Chosen(props: {
  lines: MoveLine[]
  unchosen: ReadonlySet<string>
  onUnchosen(unchosen: ReadonlySet<string>): void
}) {
  const t = useTranslations('move')
  const said = useSaid()
  const id = useId()
  const { lines, unchosen, onUnchosen } = props
  const left = lines.filter((line) => unchosen.has(line.id)).length
  const choose = (line: MoveLine, chosen: boolean) => {
    const next = new Set(unchosen)
    if (chosen) next.delete(line.id)
    else next.add(line.id)
    onUnchosen(next)
  }
  return (
    <>
      {lines.length > 1 ? (
        <span className="mt-2 flex items-center gap-2.5 border-b pb-2 text-sm">
          <Checkbox
            id={id}
            checked={left === 0 ? true : left === lines.length ? false : 'indeterminate'}
            onCheckedChange={() => onUnchosen(left === 0 ? new Set(lines.map((line) => line.id)) : new Set())}
          />
          <label htmlFor={id}>{t('all')}</label>
        </span>
      ) : null}
      <LineList
        lines={lines}
        before={(line) => (
          <Checkbox
            className="mt-0.5"
            aria-label={t('choose', { title: line.title || t('untitled') })}
            checked={!unchosen.has(line.id)}
            onCheckedChange={(chosen) => choose(line, chosen === true)}
          />
        )}
        below={({ verdict }) =>
          verdict.is === 'moves'
            ? verdict.notes.map((text) => (
                <span key={text.en} className="block text-warn text-xs">
                  {said(text)}
                </span>
              ))
            : null
        }
      />
    </>
  )
}
