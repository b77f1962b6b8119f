export { AuditEntry, auditEntryEntity } from './audit-entry.entity.js';
export { AuditModule } from './audit.module.js';
export { Audit, type Follower } from './audit.service.js';
