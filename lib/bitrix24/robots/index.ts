import { cancelSigning } from './cancel-signing.ts'
import type { RobotDeclaration } from './robot.ts'
import { signingStatus } from './signing-status.ts'
import { type PublishedRoute, startSigningRoute } from './start-signing-route.ts'

/** Every robot of the product, for a portal with these published routes. */
export const robotsFor = (routes: readonly PublishedRoute[]): RobotDeclaration[] => [
  startSigningRoute(routes),
  signingStatus,
  cancelSigning,
]
