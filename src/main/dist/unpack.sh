#!/bin/sh
# Unpacks a release into app/ beside it and writes down, once, what its classes look like to the JVM (class data sharing):
# the next start needs much less processor time than the plain jar. Run it with the JVM that will run the forum.
#   ./unpack.sh captains-forum.jar && ./start.sh
set -eu
cd "$(dirname "$0")"
java -Djarmode=tools -jar "$1" extract --force --destination app --application-filename captains-forum.jar
practice=$(mktemp -d)
trap 'rm -rf "$practice"' EXIT
# A whole start of the demo edition on a database that is thrown away. The jar must be called by the very path that start.sh
# calls it by, or the JVM throws what was written down away without a word.
java -XX:ArchiveClassesAtExit=app/forum.jsa -Dspring.context.exit=onRefresh -jar app/captains-forum.jar \
  --spring.profiles.active=demo --forum.data="$practice/data" --server.port=0
