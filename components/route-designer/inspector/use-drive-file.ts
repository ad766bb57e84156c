'use client'
import { useEffect, useState } from 'react'
import { useSaid } from '#components/i18n/said.tsx'
import { usePortalDesk } from './portal-desk.tsx'

type Told = { id: string; name?: string; refused?: string }

/** How Drive calls the file of this id: a name, why there is none, or neither while it is being asked. */
export function useDriveFile(id: string): { name?: string; refused?: string } {
  const desk = usePortalDesk()
  const said = useSaid()
  const [told, setTold] = useState<Told | null>(null)
  useEffect(() => {
    if (!desk || !/^\d+$/.test(id)) return
    let current = true
    desk.file(id).then((answer) => {
      if (!current) return
      setTold('done' in answer ? { id, name: answer.done.name } : { id, refused: said(answer.refused.text) })
    })
    return () => {
      current = false
    }
  }, [desk, id, said])
  if (!desk) return { name: id }
  return told?.id === id ? told : {}
}
