import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn } from 'class-validator';
import { ALL_PERMISSIONS } from './permissions.js';

/** A list of permissions in a request. */
export function IsPermissions({ atLeast = 0, required = true } = {}): PropertyDecorator {
  return applyDecorators(
    IsArray({ message: 'permissions must be a list of permissions, such as credentials:view' }),
    ArrayMinSize(atLeast, { message: 'permissions must name at least one permission, such as credentials:view' }),
    ArrayMaxSize(100, { message: 'permissions must name each permission once' }),
    IsIn(ALL_PERMISSIONS, {
      each: true,
      message: 'permissions must be a list of permissions, such as credentials:view',
    }),
    ApiProperty({ enum: ALL_PERMISSIONS, enumName: 'Permission', isArray: true, required }),
  );
}
