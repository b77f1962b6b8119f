export {
  loadConfig,
  type Config,
  type DatabaseConfig,
  type Engine,
  type EnvironmentReferences,
  type RootKeySource,
} from './config.js';
export { isPrivate } from './egress/addresses.js';
export { Egress, type EgressRequest, type EgressResponse, type Target } from './egress/egress.js';
export { EgressModule } from './egress/egress.module.js';
export { EgressError, type EgressCode } from './egress/egress-error.js';
export { systemResolver } from './egress/resolver.js';
export { failureOf } from './egress/failures.js';
export { hostOf, placeOf, type HostRule } from './egress/host.js';
export type { TlsMaterial } from './egress/open-socket.js';
export { idFrom, isOwnId, isPlausibleFlowId, isPlausibleId, newId, shownId } from './ids.js';
export type { MailConfig } from './mail-settings.js';
export { ERROR_CODES, Problem, problem, type Findings, type ProblemKind } from './problem.js';
export { StartError } from './start-error.js';
export { VERSION } from './version.js';
export { CREDENTIAL_LIMITS, FLOW_LIMITS, JSON_LINES, liftDeadline, limitBodies } from './body-limits.js';
export { arriving, paced, takeRest } from './streams.js';
export { ImportQuery } from './import.dto.js';
export { answerLines } from './json-lines.js';
export {
  IsFlag,
  IsFutureTime,
  IsName,
  IsOrigin,
  IsRecord,
  IsText,
  IsTexts,
  IsTime,
  IsWhole,
  MayBeAbsent,
} from './fields.js';
export { IgnoresUnknown, InputPipe } from './input.pipe.js';
export { createLogger, logAnswers, nestLogger, say, type Logger } from './logging.js';
export { isOrigin } from './origin.js';
export { PageQuery } from './page.dto.js';
export { isAmong, Representation } from './representation.js';
export { answerProblem, flowiseWords, ProblemFilter, refusalOf, type Words } from './problem.filter.js';
export { ErrorDto } from './error.dto.js';
