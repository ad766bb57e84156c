const json = { 'content-type': 'application/json' }

/** The lab's control API as the benchmark uses it. */
export function labAt(url) {
  const call = async (method, path, body) => {
    const response = await fetch(`${url}/control${path}`, {
      method,
      headers: json,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  return {
    /** The lab answers at once, without waiting for conversions; the portal's request limit is 'off' or a rate. */
    hurry: (requestLimit = 'off') => call('PUT', '/bitrix24/settings', { requestLimit, conversionMs: 0 }),
    makeDeal: async (title) =>
      String((await call('POST', '/deals', { title, companyId: 5, contactIds: [5] })).id),
    runRobot: (dealId, route) =>
      call('POST', `/deals/${dealId}/robots/start_signing_route`, {
        properties: { route },
        use_subscription: 'N',
      }),
    waiting: async () => (await call('GET', '/inbox?state=waiting,viewed')).items,
    sign: (id) => call('POST', `/inbox/${encodeURIComponent(id)}`, { action: 'sign' }),
    lastId: async () => {
      const items = await Promise.all(
        ['in', 'out'].map((way) => call('GET', `/calls?direction=${way}&limit=1`)),
      )
      return Math.max(0, ...items.flatMap((one) => one.items.map(({ id }) => id)))
    },
    calls: (direction, sinceId) => call('GET', `/calls?direction=${direction}&sinceId=${sinceId}&limit=5000`),
  }
}

/** When a call began, milliseconds. */
export const beganAt = (call) => Date.parse(call.at)

/** True when the call is about this deal, alone or in a batch: its id follows a name that ends in "id". */
export function isAboutDeal(call, dealId) {
  const text = JSON.stringify(call.request ?? '').replaceAll('%3D', '=')
  return new RegExp(`id\\W{1,6}${dealId}\\b`, 'i').test(text)
}
