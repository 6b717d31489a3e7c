import { config } from 'zod';

// Schemas of the card come with this page. Without this, zod tries `new Function` once, which the content security
// policy refuses and reports.
config({ jitless: true });
