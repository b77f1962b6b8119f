import 'reflect-metadata';
import { engine } from './engine.js';

// Files share loaded modules; were they shared between the projects too, all would run on one engine unnoticed.
if (engine !== (process.env['KEYRACK_TEST_ENGINE'] ?? 'sqlite')) throw new Error(`this worker is for ${engine}`);
