export class HealthDto {
  /** @example ok */
  status: string;
}

export class VersionDto {
  /** @example 0.1.0 */
  version: string;
}
