# -DBUILD= -DCLIENT= -DWORK= -DFLAGS= -DDOCUMENT=: fails where a step does.
function(run)
  execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(REMOVE_RECURSE ${WORK})
run(${CMAKE_COMMAND} --install ${BUILD} --component library --prefix ${WORK}/installed)
run(${CMAKE_COMMAND} -S ${CLIENT} -B ${WORK}/build -DCMAKE_BUILD_TYPE=Debug
  -DCMAKE_CXX_FLAGS=${FLAGS} -DCMAKE_PREFIX_PATH=${WORK}/installed)
run(${CMAKE_COMMAND} --build ${WORK}/build)
run(${WORK}/build/client ${DOCUMENT})
