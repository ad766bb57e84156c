type Pipeline = {
  id: number
  entityTypeId: number
  stages: { id: string; name: string; semantics: string }[]
}

const stagesFor = { submitted: /подписании/i, completed: /работе|Исполнение/i, declined: /Доработка/i }

/** The default mapping with stages of the demo portal: signing, signed, and back for revision. */
export function demoMapping(mapping: unknown, pipelines: Pipeline[]): unknown {
  const { rows, ...rest } = mapping as { rows: Record<string, object> }
  const filled: Record<string, object> = { ...rows }
  for (const [status, pattern] of Object.entries(stagesFor)) {
    const found = pipelines
      .filter((pipeline) => pipeline.entityTypeId === 2)
      .flatMap((pipeline) => {
        const stage = pipeline.stages.find((one) => pattern.test(one.name))
        return stage ? [[String(pipeline.id), stage.id]] : []
      })
    filled[status] = { ...rows[status], stages: Object.fromEntries(found) }
  }
  return { ...rest, rows: filled }
}
