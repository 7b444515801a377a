// Steps are read from JSON by their names, which each of these files makes known.
import './act-step'
import './keep-step'
import './move-step'
import './settle-step'
import './span-step'
