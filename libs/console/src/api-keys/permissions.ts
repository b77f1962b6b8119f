/** The first part of a permission: `flows` of `flows:view`. */
const areaOf = (permission: string): string => permission.replace(/:.*$/, '');

/** The last part of a permission: `view` of `flows:view`. */
export const nameIn = (permission: string): string => permission.replace(/^.*:/, '');

/** Permissions by what they are about, in the order in which they come. */
export function byArea<Permission extends string>(
  permissions: readonly Permission[],
): [area: string, permissions: Permission[]][] {
  const areas = new Map<string, Permission[]>();
  for (const permission of permissions) {
    const area = areaOf(permission);
    areas.set(area, [...(areas.get(area) ?? []), permission]);
  }
  return [...areas];
}
