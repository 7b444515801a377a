import { calendarDay } from './calendar-day'
import type { EditionFile } from './edition-file'

/** `data/README.txt`: what lies where, for somebody who has only this file. */
export function readmeText({ edition, program, written }: EditionFile): string {
  return `${edition.name}

This is an edition of texts. ${program} wrote it on ${calendarDay(written)}.
You need no special program to read it: everything that matters is in plain files.

texts/          The texts, each as a file in TEI XML (https://tei-c.org), in their order.
                Any editor for XML opens them.
originals/      The files as they were read when the texts were taken in, unchanged.
                “before-repair” is a file as it was before flaws in its markup were repaired.
images/         The images of the pages, if there are any and they were not left out; edition.json tells
                which page of which text each shows.
register.csv    The register of persons, places, organisations and terms, as a table:
                one line for each entry, one fact in each column. Several values in one cell are
                separated by “; ” (a semicolon, an equals sign or a backslash in a value stands
                after a backslash); identifiers are written as type=value.
register.json   The same for programs.
refusals.json   For Recto: suggestions of tags that the editor did not want.
verdicts.json   For Recto: what looked doubtful to the program and the editor found good.
grammar/        The grammar (RELAX NG) that the texts of this edition are held against, if it has one.
edition.json    For programs: the titles of the texts, their order, their kept versions, and
                which of the files belongs to what.
history/        For Recto: the exact state of each text and its kept versions, in pieces.
                Each file begins with the eight bytes “RECTOP1” and a line end; then, as unsigned
                numbers of 32 bits with the lowest byte first, how many pieces there are, and
                for each where it ends, counted from where the first begins; then the pieces.
                A piece is JSON, compressed (raw DEFLATE, RFC 1951). Its name is the first 18
                bytes of the SHA-256 digest of its bytes in base64url (RFC 4648); edition.json
                names by it the piece with which a state begins, and pieces name each other.

The folder is a “bag” (BagIt, RFC 8493): manifest-sha256.txt lists the SHA-256 digest of every file,
so that any BagIt program can tell whether a file was damaged. edition-copy.json is a second copy of
edition.json.
`
}
