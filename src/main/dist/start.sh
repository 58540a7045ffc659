#!/bin/sh
# Starts what unpack.sh has unpacked, with the settings given as arguments or in the environment (see README).
# For one office; FORUM_SERVER=1 gives a prefecture or a province the second compiler and a large heap.
set -eu
cd "$(dirname "$0")"
if [ "${FORUM_SERVER:-}" = 1 ]; then
  set -- -Xmx1g -jar app/captains-forum.jar "$@"
else
  # One pool of native memory instead of eight for each core, which gives back what is free at its end.
  export MALLOC_ARENA_MAX=1 MALLOC_TRIM_THRESHOLD_=131072
  # A small young generation, and an old one that grows only when it is really full, without what libraries keep just in case: what
  # is once touched stays resident.
  set -- -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xms64m -Xmn8m -XX:SoftRefLRUPolicyMSPerMB=20 -Xmx256m -XX:MinHeapFreeRatio=5 -XX:MaxHeapFreeRatio=20 \
    -jar app/captains-forum.jar "$@"
fi
# Relocation would copy all of the archive into memory of the process's own; where it is mapped as written down, only what is used
# is read.
exec java -XX:SharedArchiveFile=app/forum.jsa -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 \
  -Xlog:disable -Xlog:all=error:stderr "$@"
