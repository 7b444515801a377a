/** The namespace that the prefix `xml` is always bound to (Namespaces in XML 1.0, section 3). */
export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace'

/** The namespace of TEI P5. */
export const TEI_NAMESPACE = 'http://www.tei-c.org/ns/1.0'

/** The namespace of XInclude 1.0. */
export const XINCLUDE_NAMESPACE = 'http://www.w3.org/2001/XInclude'
