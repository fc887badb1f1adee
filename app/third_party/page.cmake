# How the page's program is linked: warmline.js (a module factory, createWarmline) and warmline.wasm.
function(warmline_page_options target)
  target_link_options(${target} PRIVATE
    -sMODULARIZE -sEXPORT_NAME=createWarmline -sENVIRONMENT=web,worker
    -sDYNAMIC_EXECUTION=0 # runs under a content security policy without unsafe-eval
    -sFILESYSTEM=0 -sALLOW_MEMORY_GROWTH
    -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
    -sEXPORTED_FUNCTIONS=_main,_malloc,_free
    -sEXPORTED_RUNTIME_METHODS=UTF8ToString,stringToUTF8,lengthBytesUTF8
    -sASSERTIONS=0)
  # emcc's own optimizer wants acorn, which Debian keeps where only its own node looks.
  set_target_properties(${target} PROPERTIES
    RULE_LAUNCH_LINK "\"${CMAKE_COMMAND}\" -E env \"NODE_PATH=/usr/share/nodejs:$ENV{NODE_PATH}\"")
endfunction()
