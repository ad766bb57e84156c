import type { Tone } from '#lib/route/beside.ts'

/** What a tone looks like: the ground of a note, words on it or on the canvas, the line around it; and a frame. */
export type ToneLook = { ground: string; words: string; line: string; frameLine: string; frameGround: string }

const looks: Readonly<Record<Tone, ToneLook>> = {
  grey: {
    ground: 'bg-sunken',
    words: 'text-ink-soft',
    line: 'border-line-strong',
    frameLine: 'border-line-strong',
    frameGround: 'bg-sunken/60',
  },
  yellow: {
    ground: 'bg-warn-wash',
    words: 'text-warn',
    line: 'border-warn/35',
    frameLine: 'border-warn/45',
    frameGround: 'bg-warn-wash/45',
  },
  green: {
    ground: 'bg-good-wash',
    words: 'text-good',
    line: 'border-good/35',
    frameLine: 'border-good/45',
    frameGround: 'bg-good-wash/45',
  },
  blue: {
    ground: 'bg-info-wash',
    words: 'text-info',
    line: 'border-info/35',
    frameLine: 'border-info/45',
    frameGround: 'bg-info-wash/45',
  },
  red: {
    ground: 'bg-bad-wash',
    words: 'text-bad',
    line: 'border-bad/35',
    frameLine: 'border-bad/45',
    frameGround: 'bg-bad-wash/45',
  },
}

export const toneLook = (tone: Tone): ToneLook => looks[tone]

/** The tone of those for which none was chosen. */
export const usualTone = { groups: 'grey', notes: 'yellow' } as const satisfies Record<string, Tone>
