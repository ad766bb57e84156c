'use client'
import { Background, BackgroundVariant } from '@xyflow/react'
import { useFar } from './nodes/far.ts'

/** Dots under the cards, to align by; from far away none is seen, and all of them would be drawn in every frame of a move. */
export function Ground() {
  return useFar() > 1 ? null : <Background variant={BackgroundVariant.Dots} gap={20} size={1.2} />
}
