import { getTranslator } from '#components/i18n/translator.ts'
import type { Chrome } from './chrome.ts'
import { NavigationLink } from './navigation-link.tsx'
import { sections } from './sections.ts'

export function Navigation({ chrome }: { chrome: Chrome }) {
  const t = getTranslator(chrome.locale, 'shell')
  return (
    <nav aria-label={t('navigation')}>
      <ul className="grid gap-0.5">
        {sections
          .filter(({ name }) => chrome.allowed.includes(name))
          .map(({ name, href, icon: Icon }) => (
            <li key={name}>
              <NavigationLink href={href} name={t(name)}>
                <Icon
                  aria-hidden="true"
                  className="size-4 shrink-0 text-ink-faint group-aria-[current]/link:text-accent-text"
                />
                <span className="truncate group-data-narrow/side:sr-only">{t(name)}</span>
              </NavigationLink>
            </li>
          ))}
      </ul>
    </nav>
  )
}
