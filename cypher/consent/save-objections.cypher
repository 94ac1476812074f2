// title: Remember that whoever has some addresses objected
// mode: WRITE
// params: {"hashes": ["none"], "at": "2026-11-24"}
// returns: nothing
UNWIND $hashes AS hash
MERGE (o:Objection {hash: hash})
ON CREATE SET o.at = $at
