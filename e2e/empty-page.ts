/**
 * Takes out of the page what earlier files of tests left in it: they share one, with the modules that it has loaded.
 */
document.body.replaceChildren()
for (const element of [document.documentElement, document.body])
  for (const { name } of [...element.attributes]) if (name !== 'lang') element.removeAttribute(name)
