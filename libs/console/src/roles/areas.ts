import type { Permission } from '@keyrack/client';
import { areaName } from '../names.js';
import { permissionTexts } from '../texts/roles.js';

/** Permissions about one kind of thing. */
export interface Area {
  name: string;
  permissions: readonly { id: Permission; text: string }[];
}

const ALL = Object.keys(permissionTexts) as Permission[];
const areaOf = (permission: Permission): string => permission.replace(/:.*$/, '');

/** All permissions, by what they are about. */
export const AREAS: readonly Area[] = [...new Set(ALL.map(areaOf))].map((area) => ({
  name: areaName(area),
  permissions: ALL.filter((id) => areaOf(id) === area).map((id) => ({ id, text: permissionTexts[id] })),
}));
