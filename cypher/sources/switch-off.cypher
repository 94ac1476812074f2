// title: From here on the evidence of a source is not read
// mode: WRITE
// params: {"id": "none"}
// returns: nothing
MATCH (s:SourceSystem {id: $id})
SET s:SwitchedOff
