export { webhookEntities } from './entities.js';
export { WebhooksModule } from './webhooks.module.js';
