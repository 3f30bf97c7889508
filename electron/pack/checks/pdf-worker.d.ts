/** pdf.js's worker, loaded into this very thread: it has no types of its own. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs'
