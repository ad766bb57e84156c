import { getTranslator } from '#components/i18n/translator.ts'
import { Avatar } from '#components/ui/avatar.tsx'
import { AccountMenu } from './account-menu.tsx'
import type { Chrome } from './chrome.ts'

/** Who one is; opens language, theme and the way out. */
export function UserMenu({ chrome }: { chrome: Chrome }) {
  const { name, roleName } = chrome.user
  return (
    <AccountMenu chrome={chrome} name={`${getTranslator(chrome.locale, 'shell')('account')}: ${name}`}>
      <Avatar name={name} />
      <span className="min-w-0 flex-1 group-data-narrow/side:hidden">
        <span className="block truncate font-medium text-sm leading-4">{name}</span>
        <span className="block truncate text-ink-faint text-xs">{roleName}</span>
      </span>
    </AccountMenu>
  )
}
