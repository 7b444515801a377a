// What is done to the library: taking files in, and making, copying, ordering, deleting and saving what is in it. It knows texts
// and their formats, so it is read when the first of it is done.

export { chooseEdition } from './edition-files/open-edition'
export { saveEdition, saveEditionAs, shareEdition } from './edition-files/save-edition'
export { exportEditionAgain } from './export/export-again'
export { exportEdition } from './export/export-edition'
export { exportAgain } from './exporting'
export { openFiles, openFromOutside } from './import-files'
export {
  copyEdition,
  copyTranscription,
  createEdition,
  createTranscription,
  putAt,
  redo,
  removeEdition,
  removeTranscription,
  sortBy,
  undo,
} from './library-actions'
export { openSample } from './sample'
export { takeDrop } from './take-drop'
