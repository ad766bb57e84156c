import { Refused } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import { limits } from './limits.ts'

/** Why an edit is not made: it does not fit the graph, or the route would be larger than a route may be. */
export const misfit = () =>
  new Refused(422, {
    code: 'edit-refused',
    text: say('Изменение не подходит к этому маршруту.', 'The change does not fit this route.'),
    cure: say('Обновите страницу и повторите.', 'Reload the page and try again.'),
  })

export const tooMuchBeside = () =>
  new Refused(422, {
    code: 'route-too-large',
    text: say(
      `В маршруте может быть не больше ${limits.groups} групп, ${limits.notes} заметок и ${limits.scenarios} сценариев.`,
      `A route can have at most ${limits.groups} groups, ${limits.notes} notes and ${limits.scenarios} scenarios.`,
    ),
    cure: say('Удалите лишние.', 'Delete some.'),
  })

export const tooLarge = () =>
  new Refused(422, {
    code: 'route-too-large',
    text: say(
      `В маршруте может быть не больше ${limits.nodes} узлов и ${limits.edges} связей.`,
      `A route can have at most ${limits.nodes} nodes and ${limits.edges} edges.`,
    ),
    cure: say('Разделите маршрут на несколько.', 'Split the route into several.'),
  })
