export { auditEntryEntity } from './audit-entry.entity.js';
export { AuditModule } from './audit.module.js';
export { Audit } from './audit.service.js';
