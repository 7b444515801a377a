/** The half of pdf.js that takes PDFs apart, in a Worker of the one that draws them. */
import 'pdfjs-dist/legacy/build/pdf.worker.mjs'
