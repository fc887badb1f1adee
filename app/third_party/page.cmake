# How the page's program is linked: warmline.js (a module factory, createWarmline) and warmline.wasm.
function(warmline_page_options target)
  target_link_options(${target} PRIVATE
    -sMODULARIZE -sEXPORT_NAME=createWarmline -sENVIRONMENT=web,worker
    -sDYNAMIC_EXECUTION=0 # runs under a content security policy without unsafe-eval
    -sFILESYSTEM=0 -sALLOW_MEMORY_GROWTH
    -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
    -sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0 # none is used, and asking for them makes the page wait for the graphics process
    -sEXPORTED_FUNCTIONS=_main,_malloc,_free
    -sEXPORTED_RUNTIME_METHODS=ccall,UTF8ToString,stringToUTF8,lengthBytesUTF8
    -sASSERTIONS=0)
  # emcc's own optimizer wants acorn, which Debian keeps where only its own node looks.
  set_target_properties(${target} PROPERTIES
    RULE_LAUNCH_LINK "\"${CMAKE_COMMAND}\" -E env \"NODE_PATH=/usr/share/nodejs:$ENV{NODE_PATH}\"")
endfunction()

# What the assembler finds beside the program: fonts/*.ttf and NOTICES.txt.
function(warmline_page_files)
  warmline_source(inter inter)
  warmline_source(droid_fallback droid)
  find_program(WARMLINE_PYTHON NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH) # Debian's: fontTools is its package
  if(NOT WARMLINE_PYTHON)
    find_program(WARMLINE_PYTHON NAMES python3 REQUIRED)
  endif()
  set(fonts "${CMAKE_BINARY_DIR}/fonts")
  set(script "${PROJECT_SOURCE_DIR}/web/fonts.py")
  set(made inter-regular.ttf inter-semibold.ttf inter-more-regular.ttf inter-more-semibold.ttf east-asian.ttf)
  list(TRANSFORM made PREPEND "${fonts}/")
  add_custom_command(OUTPUT ${made}
    COMMAND "${WARMLINE_PYTHON}" "${script}" "${inter}" "${droid}" "${fonts}"
    DEPENDS "${script}" COMMENT "Making the page's fonts" VERBATIM)
  add_custom_target(warmline_fonts ALL DEPENDS ${made})

  include("${PROJECT_SOURCE_DIR}/web/notices.cmake")
  warmline_notices("${CMAKE_BINARY_DIR}/NOTICES.txt" imgui sdl2 rapidjson cereal libsodium zlib inter droid_fallback scowl geonames)
endfunction()
