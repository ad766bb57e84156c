'use client'
import { UserMinus, UserPlus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAct } from '#components/form/use-act.ts'
import { Avatar } from '#components/ui/avatar.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card, CardHead } from '#components/ui/card.tsx'
import { Confirm } from '#components/ui/confirm.tsx'
import { Select } from '#components/ui/select.tsx'
import { type MemberView, type Role, roles, type SettingsActs, type SettingsView } from './view.ts'

const InviteDialog = lazy(() => import('./invite-dialog.tsx'))

export function MembersCard({ view, acts }: { view: SettingsView; acts: SettingsActs }) {
  const t = useTranslations('setting.members')
  const [inviting, setInviting] = useState(false)
  const mayInvite = view.may.users && view.portal !== null
  return (
    <Card>
      <CardHead
        title={t('title')}
        actions={
          mayInvite ? (
            <Button onClick={() => setInviting(true)}>
              <UserPlus aria-hidden="true" />
              {t('invite')}
            </Button>
          ) : null
        }
      />
      <ul className="divide-y">
        {view.members.map((member) => (
          <MemberLine key={member.membershipId} member={member} view={view} change={acts.changeRole} />
        ))}
      </ul>
      <Suspense>
        {inviting ? (
          <InviteDialog mayOwners={view.may.owners} onClose={() => setInviting(false)} invite={acts.invite} />
        ) : null}
      </Suspense>
    </Card>
  )
}

function MemberLine(props: { member: MemberView; view: SettingsView; change: SettingsActs['changeRole'] }) {
  const { member, view } = props
  const t = useTranslations('setting.members')
  const ta = useTranslations('access.roles')
  const router = useRouter()
  const { run } = useAct()
  const change = async (role: Role | null) => {
    await run(() => props.change(member.membershipId, role))
    router.refresh()
  }
  const owners = view.may.owners || member.role !== 'owner'
  const mine = member.accountId === view.accountId
  const may = view.may.users && owners && !mine && (!member.everywhere || view.may.installation)
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-2">
      <Avatar name={member.name} />
      <span className="min-w-0 flex-1 basis-48">
        <span className="block truncate font-medium text-sm">{member.name}</span>
        <span className="block truncate text-ink-faint text-xs">{member.email}</span>
      </span>
      {member.everywhere ? <Badge>{t('everywhere')}</Badge> : null}
      {may ? (
        <>
          <Select
            aria-label={`${t('role')}: ${member.name}`}
            value={member.role}
            onChange={(event) => change(roles.find((role) => role === event.target.value) ?? member.role)}
            className="w-44"
          >
            {roles
              .filter((role) => view.may.owners || role !== 'owner')
              .map((role) => (
                <option key={role} value={role}>
                  {ta(role)}
                </option>
              ))}
          </Select>
          <Confirm
            title={t('removing.title')}
            text={t('removing.text', { name: member.name })}
            act={t('removing.act')}
            onConfirm={() => change(null)}
            trigger={
              <Button look="ghost" size="icon-sm" aria-label={`${t('remove')}: ${member.name}`}>
                <UserMinus aria-hidden="true" />
              </Button>
            }
          />
        </>
      ) : (
        <span className="text-ink-soft text-sm">{ta(member.role)}</span>
      )}
    </li>
  )
}
