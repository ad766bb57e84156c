const at = { x: 0, y: 0 }

/** Ten steps as companies draw them: two forks, a condition, refusals that go back to the document, a deadline, a wait. */
export function walkedRoute() {
  const nodes = [
    { kind: 'start', id: 's', title: '', position: at, entityTypeIds: [2], inputs: [] },
    { kind: 'document', id: 'd', title: '', position: at, source: { from: 'template', templateId: '1' } },
    step('lawyer'),
    fork('review', ['money', 'safety', 'tax']),
    ...['money', 'safety', 'tax'].map(step),
    join('reviewed', 'all'),
    wait('pause'),
    step('head'),
    fork('sign', ['ours', 'branch']),
    ...['ours', 'branch'].map(step),
    join('signed', 'all'),
    ...['archive', 'accounts', 'director'].map(step),
    { kind: 'end', id: 'e', title: '', position: at, outcome: 'completed' },
  ]
  const ways = [
    ['s', 'next', 'd'],
    ['d', 'next', 'lawyer'],
    ['lawyer', 'done', 'review'],
    ...['money', 'safety', 'tax'].flatMap((id) => [
      ['review', `branch:${id}`, id],
      [id, 'done', 'reviewed'],
    ]),
    ['reviewed', 'next', 'pause'],
    ['pause', 'next', 'head'],
    ['head', 'done', 'sign'],
    ...['ours', 'branch'].flatMap((id) => [
      ['sign', `branch:${id}`, id],
      [id, 'done', 'signed'],
    ]),
    ['signed', 'next', 'archive'],
    ['archive', 'done', 'accounts'],
    ['accounts', 'done', 'director'],
    ['director', 'done', 'e'],
    ...['lawyer', 'head', 'director'].map((id) => [id, 'declined', 'd', 5]),
  ]
  return { schema: 1, nodes, edges: ways.map(edge) }
}

const edge = ([from, outcome, to, maxRounds]) => ({
  ...{ id: `${from}.${outcome}`, from, outcome, to },
  ...(maxRounds ? { maxRounds } : {}),
})

const step = (id) => ({
  ...{ kind: 'approve', id, title: id, position: at },
  participants: [{ from: 'responsible' }, { from: 'head' }],
  ...{ order: 'sequential', quorum: 'all', signature: 'simple', party: 'ours' },
  connection: { by: 'provider', provider: 'in-app' },
})

const wait = (id) => ({
  ...{ kind: 'wait', id, title: '', position: at },
  until: { by: 'duration', duration: { value: 1, unit: 'hours' } },
})

const fork = (id, branches) => ({
  ...{ kind: 'fork', id, title: id, position: at, withdraw: true },
  branches: branches.map((branch) => ({ id: branch, label: branch })),
})

const join = (id, waitFor) => ({ kind: 'join', id, title: id, position: at, wait: waitFor })
