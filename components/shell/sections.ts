import { Cable, FileSignature, type LucideIcon, Network, Settings, Shuffle, Stethoscope } from 'lucide-react'

/** The sections of the product in the order of the navigation. */
export const sections = [
  { name: 'envelopes', href: '/', icon: FileSignature },
  { name: 'routes', href: '/routes', icon: Network },
  { name: 'mappings', href: '/mappings', icon: Shuffle },
  { name: 'connections', href: '/connections', icon: Cable },
  { name: 'operations', href: '/operations', icon: Stethoscope },
  { name: 'settings', href: '/settings', icon: Settings },
] as const satisfies { name: string; href: string; icon: LucideIcon }[]

export type SectionName = (typeof sections)[number]['name']
