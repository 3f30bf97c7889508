/** pdf.js has no types for its worker, which it takes as it is. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs'
