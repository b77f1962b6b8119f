import { Global, Module } from '@nestjs/common';
import { AuditSearch } from './audit-search.service.js';
import { AuditController } from './audit.controller.js';
import { Audit } from './audit.service.js';

@Global()
@Module({ controllers: [AuditController], providers: [Audit, AuditSearch], exports: [Audit] })
export class AuditModule {}
