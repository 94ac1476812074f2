// title: From here on the evidence of a source is read again
// mode: WRITE
// params: {"id": "none"}
// returns: nothing
MATCH (s:SourceSystem {id: $id})
REMOVE s:SwitchedOff
