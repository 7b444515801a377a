/**
 * Lets React's development build leave out what it tells a browser's developer tools of every render, which nobody looks
 * at in a test and which takes longer than the render. Its own checks and warnings stay.
 */
Reflect.deleteProperty(console, 'timeStamp')
Reflect.deleteProperty(console, 'createTask')
