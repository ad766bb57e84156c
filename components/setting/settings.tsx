'use client'
import { CalendarCard } from '#components/work-calendar/calendar-card.tsx'
import { ApplicationCard } from './application-card.tsx'
import { AuditCard } from './audit-card.tsx'
import { HookCard } from './hook-card.tsx'
import { MembersCard } from './members-card.tsx'
import { PortalCard } from './portal-card.tsx'
import { RegistrationCard } from './registration-card.tsx'
import { TokensCard } from './tokens-card.tsx'
import type { SettingsActs, SettingsView } from './view.ts'

export function Settings({ view, acts }: { view: SettingsView; acts: SettingsActs }) {
  return (
    <div className="grid grid-cols-1 gap-4">
      <PortalCard portal={view.portal} mayEdit={view.may.edit} save={acts.savePortal} />
      {view.portal ? (
        <CalendarCard
          calendar={view.portal.calendar}
          year={view.year}
          mayEdit={view.may.edit}
          save={acts.saveCalendar}
        />
      ) : null}
      <ApplicationCard view={view} add={acts.addApplication} />
      {view.portal ? (
        <>
          <RegistrationCard mayEdit={view.may.edit} register={acts.register} />
          <HookCard hasHook={view.portal.hasHook} mayEdit={view.may.edit} make={acts.makeHook} />
        </>
      ) : null}
      <MembersCard view={view} acts={acts} />
      {view.portal ? (
        <>
          <TokensCard tokens={view.tokens} mayEdit={view.may.tokens} acts={acts} />
          <AuditCard lines={view.audit} />
        </>
      ) : null}
    </div>
  )
}
