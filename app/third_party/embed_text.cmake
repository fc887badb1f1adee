# warmline_embed_json(TARGET FILE NAMESPACE NAME): compiles FILE's text into TARGET as
#   namespace NAMESPACE { extern const std::string_view NAME; }
# The indentation is left out (a JSON string can't hold a raw line break, so nothing but layout goes); the source is
# written afresh whenever the file changes. warmline_embed_text is the same for text that stays as it is. Called with -P,
# this file is the generator.
if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  file(READ "${INPUT}" hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\1 " hex "${hex}")
  if(NOT KEEP_LAYOUT)
    string(REGEX REPLACE "0a ((20|09|0d) )*" "" hex "${hex}")
  endif()
  string(REGEX REPLACE "([0-9a-f][0-9a-f]) " "'\\\\x\\1'," bytes "${hex}")
  string(REPLACE "'\\x2c'," "'\\x2c',\n    " bytes "${bytes}") # a line for each comma of the text
  get_filename_component(base "${INPUT}" NAME)
  file(WRITE "${OUTPUT}" "// Made from ${base}.
#include <string_view>

namespace ${NAMESPACE} {
extern const std::string_view ${NAME};
static constexpr char kBytes[] = {
    ${bytes}};
const std::string_view ${NAME}(kBytes, sizeof kBytes);
}  // namespace ${NAMESPACE}
")
  return()
endif()

set(WARMLINE_EMBED_SCRIPT "${CMAKE_CURRENT_LIST_FILE}")
function(warmline_embed_text target file namespace name)
  warmline_embed_json(${target} "${file}" ${namespace} ${name} -DKEEP_LAYOUT=ON)
endfunction()
function(warmline_embed_json target file namespace name)
  get_filename_component(base "${file}" NAME)
  set(source "${CMAKE_CURRENT_BINARY_DIR}/generated/${base}.cpp")
  add_custom_command(OUTPUT "${source}"
    COMMAND ${CMAKE_COMMAND} "-DINPUT=${file}" "-DOUTPUT=${source}" "-DNAMESPACE=${namespace}" "-DNAME=${name}"
      ${ARGN} -P "${WARMLINE_EMBED_SCRIPT}"
    DEPENDS "${file}" "${WARMLINE_EMBED_SCRIPT}" VERBATIM)
  target_sources(${target} PRIVATE "${source}")
endfunction()
