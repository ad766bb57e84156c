'use client'
import type { StartNode } from '#lib/route/graph.ts'
import { useDesigner } from './designer-context.tsx'

/** The route's start, with the types of item and the inputs that it declares. */
export const useStart = (): StartNode | undefined =>
  useDesigner((state) => state.graph.nodes.find((node) => node.kind === 'start'))
