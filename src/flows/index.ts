export { Flow, flowEntities, FlowReference } from './entities.js';
export { FlowsModule } from './flows.module.js';
export { Reach } from './reach.js';
